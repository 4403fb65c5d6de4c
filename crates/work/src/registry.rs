//! Which task runs for which name.

use std::{collections::BTreeMap, future::Future, pin::Pin, sync::Arc};

use anyhow::{Context, anyhow};

use crate::{Failure, Schedule, Task};

type Outcome = Pin<Box<dyn Future<Output = Result<(), Failure>> + Send>>;
type Run<C> = Arc<dyn Fn(String, C) -> Outcome + Send + Sync>;

/// All tasks and schedules of the program.
#[derive(Clone)]
pub struct Registry<C> {
    tasks: BTreeMap<&'static str, Run<C>>,
    schedules: Vec<Schedule>,
}

impl<C: Clone + Send + Sync + 'static> Registry<C> {
    pub fn new() -> Self {
        Self {
            tasks: BTreeMap::new(),
            schedules: Vec::new(),
        }
    }

    /// Makes a task known. Two with one name is a mistake in the program.
    pub fn task<T: Task<C>>(mut self) -> Self {
        let run: Run<C> = Arc::new(|payload, context| {
            Box::pin(async move {
                let task: T = serde_json::from_str(&payload)
                    .with_context(|| format!("read a stored {}", T::NAME))
                    .map_err(Failure::Final)?;
                task.run(context).await
            })
        });
        assert!(
            self.tasks.insert(T::NAME, run).is_none(),
            "two tasks are called {}",
            T::NAME
        );
        self
    }

    /// Runs a task again and again; each time on one node only.
    pub fn schedule(mut self, schedule: Schedule) -> Self {
        self.schedules.push(schedule);
        self
    }

    pub fn schedules(&self) -> &[Schedule] {
        &self.schedules
    }

    pub(crate) async fn run(&self, name: &str, payload: String, context: C) -> Result<(), Failure> {
        match self.tasks.get(name) {
            Some(run) => run(payload, context).await,
            // A newer node may have written it; leave it for that one.
            None => Err(Failure::Retry(anyhow!("this version does not know the task {name}"))),
        }
    }
}

impl<C: Clone + Send + Sync + 'static> Default for Registry<C> {
    fn default() -> Self {
        Self::new()
    }
}
