//! Publications: published, read by boards, withdrawn, carried by hand.
