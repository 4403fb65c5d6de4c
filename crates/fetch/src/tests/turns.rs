//! The lines before hosts, on a clock that runs as fast as the test.

use std::time::Duration;

use tokio::time::{Instant, sleep};

use crate::turns::{Held, Turns};

const PAUSE: Duration = Duration::from_secs(2);

#[tokio::test(start_paused = true)]
async fn between_the_end_of_one_request_and_the_next_lies_the_pause() {
    let (turns, begin) = (Turns::default(), Instant::now());
    let turn = turns.take("a.example", PAUSE).await.ok().unwrap();
    assert_eq!(begin.elapsed(), Duration::ZERO);
    sleep(Duration::from_secs(5)).await;
    drop(turn);
    drop(turns.take("a.example", PAUSE).await);
    assert_eq!(begin.elapsed().as_secs(), 7);
    drop(turns.take("b.example", PAUSE).await);
    assert_eq!(begin.elapsed().as_secs(), 7);
    sleep(Duration::from_secs(60)).await;
    drop(turns.take("a.example", PAUSE).await);
    assert_eq!(begin.elapsed().as_secs(), 67);
}

#[tokio::test(start_paused = true)]
async fn a_longer_pause_counts_for_whoever_asks_for_it() {
    let (turns, begin) = (Turns::default(), Instant::now());
    drop(turns.take("a.example", PAUSE).await);
    drop(turns.take("a.example", Duration::from_secs(30)).await);
    assert_eq!(begin.elapsed().as_secs(), 30);
}

#[tokio::test(start_paused = true)]
async fn whoever_comes_first_goes_first() {
    let turns = Turns::default();
    let order = std::sync::Mutex::new(Vec::new());
    let one = async |number| {
        let turn = turns.take("a.example", PAUSE).await;
        order.lock().unwrap().push(number);
        drop(turn);
    };
    tokio::join!(one(1), one(2), one(3), one(4));
    assert_eq!(*order.lock().unwrap(), [1, 2, 3, 4]);
}

#[tokio::test(start_paused = true)]
async fn a_host_that_asked_for_peace_has_it_until_then() {
    let turns = Turns::default();
    turns
        .take("a.example", PAUSE)
        .await
        .ok()
        .unwrap()
        .hold(Duration::from_secs(100));
    sleep(Duration::from_secs(40)).await;
    assert_eq!(
        turns.take("a.example", PAUSE).await.err(),
        Some(Held(Duration::from_secs(60)))
    );
    assert!(turns.take("b.example", PAUSE).await.is_ok());
    sleep(Duration::from_secs(60)).await;
    assert!(turns.take("a.example", PAUSE).await.is_ok());
}

#[tokio::test(start_paused = true)]
async fn hosts_are_forgotten_when_their_pause_is_over_and_never_without_limit() {
    let turns = Turns::default();
    let waiting = turns.take("waiting.example", PAUSE).await.ok().unwrap();
    for number in 0..1023 {
        drop(turns.take(&format!("{number}.example"), PAUSE).await);
    }
    assert_eq!(turns.remembered(), 1024);
    sleep(PAUSE).await;
    drop(turns.take("last.example", PAUSE).await);
    assert_eq!(turns.remembered(), 2);
    drop(waiting);
    for number in 0..11_000 {
        turns
            .take(&format!("{number}.example"), PAUSE)
            .await
            .ok()
            .unwrap()
            .hold(Duration::from_secs(3600));
    }
    assert!(turns.remembered() <= 10_000);
}
