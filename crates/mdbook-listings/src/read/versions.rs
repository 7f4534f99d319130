//! Which versions of its dependencies a crate is built with: what Cargo.lock says.

use std::collections::BTreeSet;
use std::path::Path;

use serde::Deserialize;

use super::package::{Dependency, Package};

/// A dependency as Cargo.lock has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Locked {
    pub name: String,
    pub version: String,
    /// What the package asks for beyond the defaults.
    pub features: Vec<String>,
    pub default_features: bool,
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
        self.find(package, &package.dependencies)
    }

    pub fn test_dependencies_of(&self, package: &Package) -> Vec<Locked> {
        self.find(package, &package.test_dependencies)
    }

    fn find(&self, package: &Package, dependencies: &[Dependency]) -> Vec<Locked> {
        let Some(own) = self.package.iter().find(|locked| locked.name == package.name) else {
            return Vec::new();
        };
        let locked = dependencies.iter().filter_map(|dependency| {
            let version = self.version(own, &dependency.name)?.to_owned();
            Some(Locked {
                version,
                name: dependency.name.clone(),
                features: dependency.features.clone(),
                default_features: dependency.default_features,
            })
        });
        locked.collect()
    }

    /// The names of some packages and of all that they depend on.
    pub fn closure(&self, roots: &[Locked]) -> BTreeSet<String> {
        let mut open: Vec<(&str, &str)> =
            roots.iter().map(|root| (root.name.as_str(), root.version.as_str())).collect();
        let mut seen = BTreeSet::new();
        while let Some((name, version)) = open.pop() {
            if !seen.insert((name, version)) {
                continue;
            }
            let locked = self.package.iter().find(|one| one.name == name && one.version == version);
            for entry in locked.into_iter().flat_map(|locked| &locked.dependencies) {
                let name = entry.split(' ').next().unwrap_or(entry);
                open.extend(locked.and_then(|locked| Some((name, self.version(locked, name)?))));
            }
        }
        seen.into_iter().map(|(name, _)| name.to_owned()).collect()
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
