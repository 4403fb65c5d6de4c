//! Reading a request's body: never faster than asked, never more than allowed, and not from a sender who stalls.

use std::{
    error::Error as StdError,
    pin::Pin,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    task::{Context, Poll, ready},
    time::Duration,
};

use axum::body::Body;
use bytes::{Bytes, BytesMut};
use http_body_util::BodyExt;
use hyper::body::{Body as HttpBody, Frame, SizeHint};
use tokio::time::{Instant, Sleep};

use crate::{Error, Limits};

/// Reads a whole body of at most `limit` bytes: [`Error::TooLarge`] for more, [`Error::Timeout`] from a sender who stalls.
pub async fn read(mut body: Body, limit: usize) -> Result<Bytes, Error> {
    if body.size_hint().lower() > limit as u64 {
        return Err(Error::TooLarge);
    }
    let mut all = BytesMut::new();
    while let Some(frame) = body.frame().await {
        let Ok(data) = frame.map_err(|error| read_error(&error))?.into_data() else {
            continue;
        };
        if all.len() + data.len() > limit {
            return Err(Error::TooLarge);
        }
        all.extend_from_slice(&data);
    }
    Ok(all.freeze())
}

/// What a failure while reading a body means.
pub(crate) fn read_error(error: &(dyn StdError + 'static)) -> Error {
    let mut cause = Some(error);
    while let Some(error) = cause {
        if error.is::<Stalled>() {
            return Error::Timeout;
        }
        cause = error.source();
    }
    Error::Malformed("the body broke off")
}

/// The sender sent too little for too long.
#[derive(Debug, thiserror::Error)]
#[error("the sender stalled")]
pub(crate) struct Stalled;

/// A body whose sender must keep a pace: it has the grace to spend on pauses and earns it back by sending.
///
/// Only time spent waiting for the sender counts; a handler that is slow to ask costs the sender nothing.
pub(crate) struct PacedBody<B> {
    inner: B,
    pace: Pace,
    unread: Arc<AtomicBool>,
}

struct Pace {
    rate: u64,
    grace: Duration,
    credit: Duration,
    waiting: Option<(Instant, Pin<Box<Sleep>>)>,
}

impl<B: HttpBody> PacedBody<B> {
    /// `unread` is true from now until the end of the body was seen.
    pub(crate) fn new(inner: B, limits: &Limits, unread: Arc<AtomicBool>) -> Self {
        unread.store(!inner.is_end_stream(), Ordering::Relaxed);
        let grace = limits.body_grace;
        Self {
            inner,
            pace: Pace {
                rate: limits.body_rate,
                grace,
                credit: grace,
                waiting: None,
            },
            unread,
        }
    }
}

impl Pace {
    fn arrived(&mut self, bytes: usize) {
        if let Some((since, _)) = self.waiting.take() {
            self.credit = self.credit.saturating_sub(since.elapsed());
        }
        let earned = Duration::from_secs_f64(bytes as f64 / self.rate as f64);
        self.credit = self.grace.min(self.credit + earned);
    }

    fn poll_stalled(&mut self, context: &mut Context<'_>) -> Poll<()> {
        let credit = self.credit;
        let (_, sleep) = self
            .waiting
            .get_or_insert_with(|| (Instant::now(), Box::pin(tokio::time::sleep(credit))));
        sleep.as_mut().poll(context)
    }
}

impl<B> HttpBody for PacedBody<B>
where
    B: HttpBody<Data = Bytes> + Unpin,
    B::Error: Into<axum::BoxError>,
{
    type Data = Bytes;
    type Error = axum::BoxError;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Self::Error>>> {
        match Pin::new(&mut self.inner).poll_frame(context) {
            Poll::Ready(Some(Ok(frame))) => {
                self.pace.arrived(frame.data_ref().map_or(0, Bytes::len));
                if self.inner.is_end_stream() {
                    self.unread.store(false, Ordering::Relaxed);
                }
                Poll::Ready(Some(Ok(frame)))
            }
            Poll::Ready(Some(Err(error))) => Poll::Ready(Some(Err(error.into()))),
            Poll::Ready(None) => {
                self.unread.store(false, Ordering::Relaxed);
                Poll::Ready(None)
            }
            Poll::Pending => {
                ready!(self.pace.poll_stalled(context));
                Poll::Ready(Some(Err(Box::new(Stalled))))
            }
        }
    }

    fn is_end_stream(&self) -> bool {
        self.inner.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.inner.size_hint()
    }
}

#[cfg(test)]
mod tests {
    use futures::{StreamExt, stream};
    use http_body_util::StreamBody;

    use super::*;

    /// A sender of `size` bytes every `pause`.
    fn sender(size: usize, pause: Duration) -> Body {
        let frames = stream::iter(0..1000).then(move |_| async move {
            tokio::time::sleep(pause).await;
            Ok::<_, std::io::Error>(Frame::data(Bytes::from(vec![b'x'; size])))
        });
        let body = StreamBody::new(Box::pin(frames));
        Body::new(PacedBody::new(body, &Limits::DEFAULT, Arc::default()))
    }

    #[tokio::test(start_paused = true)]
    async fn a_sender_at_the_lowest_pace_gets_through() {
        assert_eq!(
            read(sender(8 * 1024, Duration::from_secs(2)), 10_000_000)
                .await
                .unwrap()
                .len(),
            8_192_000
        );
    }

    #[tokio::test(start_paused = true)]
    async fn a_trickle_is_cut_off_when_the_grace_is_spent() {
        let begun = Instant::now();
        assert!(matches!(
            read(sender(1, Duration::from_secs(1)), 10_000).await,
            Err(Error::Timeout)
        ));
        assert!(begun.elapsed() < Duration::from_secs(11), "{:?}", begun.elapsed());
    }

    #[tokio::test(start_paused = true)]
    async fn a_fast_start_buys_no_long_silence() {
        let begun = Instant::now();
        let first = Ok::<_, std::io::Error>(Frame::data(Bytes::from(vec![0; 1 << 20])));
        let frames = stream::iter([first]).chain(stream::pending());
        let body = PacedBody::new(StreamBody::new(Box::pin(frames)), &Limits::DEFAULT, Arc::default());
        assert!(matches!(read(Body::new(body), 10 << 20).await, Err(Error::Timeout)));
        assert!(begun.elapsed() < Duration::from_secs(11), "{:?}", begun.elapsed());
    }

    #[tokio::test]
    async fn a_body_past_its_limit_is_refused() {
        assert!(matches!(read(Body::from(vec![0; 11]), 10).await, Err(Error::TooLarge)));
        assert_eq!(read(Body::from(vec![0; 10]), 10).await.unwrap().len(), 10);
    }
}
