//! Where the text of templates comes from: the program, and before it a folder of the operator's.

use std::{
    borrow::Cow,
    io,
    path::{Component, Path, PathBuf},
    sync::Arc,
    time::SystemTime,
};

use minijinja::{Error, ErrorKind, TemplateSource};

/// Gives the text of a template by its name.
type Read = dyn Fn(&str) -> Option<Cow<'static, str>> + Send + Sync;

/// The templates of the program and, before them, those of a folder.
pub struct Sources {
    names: Vec<String>,
    read: Arc<Read>,
    own: Option<PathBuf>,
}

impl Sources {
    /// `names` lists the program's templates and `read` gives the text of each. In debug builds it is asked again for
    /// every page, so that an edited file shows at once.
    pub fn new(names: Vec<String>, read: impl Fn(&str) -> Option<Cow<'static, str>> + Send + Sync + 'static) -> Self {
        Self {
            names,
            read: Arc::new(read),
            own: None,
        }
    }

    /// Lets the files of a folder replace templates of the same name, or add partials. It need not exist.
    pub fn replaced_by(self, folder: impl Into<PathBuf>) -> Self {
        Self {
            own: Some(folder.into()),
            ..self
        }
    }

    /// The names of all templates, those of the folder included.
    pub(super) fn names(&self) -> io::Result<Vec<String>> {
        let mut names = self.names.clone();
        if let Some(own) = self.own.as_deref().filter(|own| own.is_dir()) {
            list(own, "", &mut names)?;
        }
        names.sort();
        names.dedup();
        Ok(names)
    }

    pub(super) fn load(&self, name: &str) -> Result<Option<TemplateSource>, Error> {
        if let Some(own) = self.own(name)? {
            return Ok(Some(own));
        }
        Ok((self.read)(name).map(|text| self.program_source(name, text)))
    }

    fn own(&self, name: &str) -> Result<Option<TemplateSource>, Error> {
        let plain = Path::new(name)
            .components()
            .all(|part| matches!(part, Component::Normal(_)));
        let Some(path) = self.own.as_ref().filter(|_| plain).map(|own| own.join(name)) else {
            return Ok(None);
        };
        match std::fs::read_to_string(&path) {
            Ok(text) => {
                let read = changed(&path);
                Ok(Some(
                    TemplateSource::new(text).with_uptodate_check(move || changed(&path) == read),
                ))
            }
            Err(error) if matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory) => Ok(None),
            Err(error) => {
                let text = format!("{} cannot be read", path.display());
                Err(Error::new(ErrorKind::InvalidOperation, text).with_source(error))
            }
        }
    }

    /// Whoever embeds the templates may read them from disk in debug builds; then an edited one shows at the next page.
    fn program_source(&self, name: &str, text: Cow<'static, str>) -> TemplateSource {
        let source = TemplateSource::new(text.as_ref());
        let (read, name) = (Arc::clone(&self.read), name.to_owned());
        source.with_uptodate_check(move || read(&name).as_ref() == Some(&text))
    }
}

fn changed(path: &Path) -> Option<SystemTime> {
    path.metadata().and_then(|file| file.modified()).ok()
}

fn list(folder: &Path, before: &str, names: &mut Vec<String>) -> io::Result<()> {
    for entry in std::fs::read_dir(folder)? {
        let entry = entry?;
        let Ok(name) = entry.file_name().into_string() else {
            continue;
        };
        if name.starts_with('.') {
            continue;
        }
        let name = format!("{before}{name}");
        if entry.path().is_dir() {
            list(&entry.path(), &format!("{name}/"), names)?;
        } else if [".html", ".txt", ".xml"].iter().any(|end| name.ends_with(end)) {
            names.push(name);
        }
    }
    Ok(())
}
