//! How the child gives up its rights: limits of the operating system everywhere, and on Linux a filter that leaves it
//! no call but those for memory, for its open pipes and for ending.

use rustix::process::{Resource, Rlimit, setrlimit};

use crate::Limits;

/// The operating system would not take a right away.
#[derive(Debug, thiserror::Error)]
#[error("the process cannot be confined: {0}")]
pub struct Unconfined(String);

/// Behind everybody who waits for an answer: what is read here is asked for by the background or by one applicant.
const NICENESS: i32 = 10;

/// Sets the limits of the whole process: its turn at the processor, processor time, memory, no file of any size, no further process, no core file.
pub fn confine_process(limits: &Limits) -> Result<(), Unconfined> {
    let set = |resource, most| {
        let limit = Rlimit {
            current: Some(most),
            maximum: Some(most),
        };
        setrlimit(resource, limit).map_err(|error| Unconfined(error.to_string()))
    };
    rustix::process::nice(NICENESS).map_err(|error| Unconfined(error.to_string()))?;
    set(Resource::Cpu, limits.cpu_seconds)?;
    set(Resource::Fsize, 0)?;
    set(Resource::Core, 0)?;
    #[cfg(not(target_os = "macos"))]
    set(Resource::As, limits.memory_bytes)?;
    Ok(())
}

/// Takes from all threads what a reader does not need; no thread can be started afterwards.
#[cfg(target_os = "linux")]
pub fn confine_threads() -> Result<(), Unconfined> {
    use seccompiler::{BpfProgram, SeccompAction, SeccompFilter, apply_filter_all_threads};

    let failed = |error: &dyn std::fmt::Display| Unconfined(error.to_string());
    let nothing = Rlimit {
        current: Some(0),
        maximum: Some(0),
    };
    setrlimit(Resource::Nproc, nothing).map_err(|error| failed(&error))?;
    let arch = std::env::consts::ARCH
        .try_into()
        .map_err(|_| Unconfined("no filter for this processor".to_owned()))?;
    // A refused call fails as if the file or the network were not ours to use.
    let refuse = SeccompAction::Errno(libc::EPERM.unsigned_abs());
    let rules = calls().map_err(|error| failed(&error))?;
    let filter = SeccompFilter::new(rules, refuse, SeccompAction::Allow, arch).map_err(|error| failed(&error))?;
    let program: BpfProgram = filter
        .try_into()
        .map_err(|error: seccompiler::BackendError| failed(&error))?;
    apply_filter_all_threads(&program).map_err(|error| failed(&error))
}

/// The calls that are left, with the conditions on their arguments.
#[cfg(target_os = "linux")]
fn calls() -> Result<std::collections::BTreeMap<i64, Vec<seccompiler::SeccompRule>>, seccompiler::BackendError> {
    use seccompiler::{SeccompCmpArgLen::Dword, SeccompCmpOp::MaskedEq, SeccompCondition, SeccompRule};

    // No memory that can be run: mmap and mprotect take the protection as their third argument.
    let not_executable = || {
        let protection = SeccompCondition::new(2, Dword, MaskedEq(libc::PROT_EXEC.unsigned_abs().into()), 0)?;
        SeccompRule::new(vec![protection]).map(|rule| vec![rule])
    };
    let free = [
        libc::SYS_read,
        libc::SYS_write,
        libc::SYS_close,
        libc::SYS_lseek,
        libc::SYS_fstat,
        libc::SYS_munmap,
        libc::SYS_mremap,
        libc::SYS_madvise,
        libc::SYS_brk,
        libc::SYS_futex,
        libc::SYS_sched_yield,
        libc::SYS_getrandom,
        libc::SYS_clock_gettime,
        libc::SYS_gettid,
        libc::SYS_getpid,
        libc::SYS_tgkill,
        libc::SYS_rt_sigaction,
        libc::SYS_rt_sigprocmask,
        libc::SYS_rt_sigreturn,
        libc::SYS_sigaltstack,
        libc::SYS_exit,
        libc::SYS_exit_group,
    ];
    let mut calls: std::collections::BTreeMap<_, _> = free.into_iter().map(|call| (call, Vec::new())).collect();
    calls.insert(libc::SYS_mmap, not_executable()?);
    calls.insert(libc::SYS_mprotect, not_executable()?);
    Ok(calls)
}

/// Other systems have no such filter; the limits of the process hold all the same.
#[cfg(not(target_os = "linux"))]
pub fn confine_threads() -> Result<(), Unconfined> {
    Ok(())
}
