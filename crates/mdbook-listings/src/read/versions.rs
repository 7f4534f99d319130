//! Which versions of its dependencies a crate is built with: what Cargo.lock says.

use std::path::Path;

use serde::Deserialize;

use super::package::Package;

/// A dependency as Cargo.lock has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Locked {
    pub name: String,
    pub version: String,
    /// What the package asks for beyond the defaults, or `no default features`.
    pub features: Vec<String>,
}

/// `Cargo.lock`, as far as versions go.
#[derive(Debug, Default, Deserialize)]
pub struct Lock {
    #[serde(default)]
    package: Vec<LockedPackage>,
}

#[derive(Debug, Deserialize)]
struct LockedPackage {
    name: String,
    version: String,
    #[serde(default)]
    dependencies: Vec<String>,
}

impl Lock {
    /// Empty if there is no lock file.
    pub fn read(root: &Path) -> Self {
        let text = std::fs::read_to_string(root.join("Cargo.lock")).unwrap_or_default();
        toml::from_str(&text).unwrap_or_default()
    }

    pub fn dependencies_of(&self, package: &Package) -> Vec<Locked> {
        let Some(own) = self.package.iter().find(|locked| locked.name == package.name) else {
            return Vec::new();
        };
        let locked = package.dependencies.iter().filter_map(|dependency| {
            let mut features = dependency.features.clone();
            if !dependency.default_features {
                features.insert(0, "no default features".to_owned());
            }
            let version = self.version(own, &dependency.name)?.to_owned();
            Some(Locked { version, name: dependency.name.clone(), features })
        });
        locked.collect()
    }

    fn version<'a>(&'a self, own: &'a LockedPackage, name: &str) -> Option<&'a str> {
        // where the lock file holds several versions of a package, whoever depends on it says which
        let named =
            own.dependencies.iter().find_map(|entry| entry.strip_prefix(name)?.strip_prefix(' '));
        let named = named.map(|rest| rest.split(' ').next().unwrap_or(rest));
        named.or_else(|| {
            self.package.iter().find(|locked| locked.name == name).map(|locked| &*locked.version)
        })
    }
}
