//! Whether a folder lies on a disk of this machine. SQLite's log needs memory that its processes share and locks that
//! hold, and no network file system gives both (<https://sqlite.org/wal.html>, "WAL does not work over a network").

use std::path::Path;

/// The kind of network file system under a path, if it is one. What cannot be told counts as a disk.
pub(crate) fn network(path: &Path) -> Option<&'static str> {
    let found = rustix::fs::statfs(path).ok()?;
    #[cfg(target_os = "linux")]
    return kind(found.f_type as u64 & 0xFFFF_FFFF);
    #[cfg(target_os = "macos")]
    {
        /// `MNT_LOCAL` of `sys/mount.h`.
        const LOCAL: u32 = 0x1000;
        (found.f_flags & LOCAL == 0).then_some("a network file system")
    }
}

/// By the numbers of statfs(2).
#[cfg(target_os = "linux")]
fn kind(magic: u64) -> Option<&'static str> {
    Some(match magic {
        0x6969 => "NFS",
        0x517B | 0xFF53_4D42 | 0xFE53_4D42 => "a Windows share (SMB)",
        0x0102_1997 => "a folder shared into a virtual machine (9p)",
        0x5346_414F => "AFS",
        0x00C3_6400 => "Ceph",
        0x0BD0_0BD0 => "Lustre",
        0x4750_4653 => "GPFS",
        0x0116_1970 => "GFS2",
        0x7461_636F => "OCFS2",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_disk_of_this_machine_is_no_network() {
        let folder = tempfile::tempdir().expect("a folder");
        assert_eq!(network(folder.path()), None);
        assert_eq!(network(Path::new("/nowhere/at/all")), None);
    }

    #[test]
    #[cfg(target_os = "linux")]
    fn shares_are_known_by_their_numbers() {
        assert_eq!(kind(0x6969), Some("NFS"));
        assert_eq!(kind(0xFF53_4D42), Some("a Windows share (SMB)"));
        // ext4, XFS, Btrfs, tmpfs, overlay, ZFS.
        for disk in [0xEF53, 0x5846_5342, 0x9123_683E, 0x0102_1994, 0x794C_7630, 0x2FC1_2FC1] {
            assert_eq!(kind(disk), None, "{disk:x}");
        }
    }
}
