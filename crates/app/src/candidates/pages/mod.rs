//! The pages.

use crate::{features::Routes, layout::Gallery};

pub(super) fn routes() -> Routes {
    Routes::new()
}

pub(super) fn views(gallery: Gallery) -> Gallery {
    gallery
}
