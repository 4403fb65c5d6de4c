//! The configuration file and the variables over it.

use probe::Program;

use crate::installation::{bole, somewhere};

#[tokio::test]
async fn an_unknown_key_is_refused_and_an_unknown_variable_is_a_warning() {
    let folder = tempfile::tempdir().expect("make a folder");
    std::fs::write(folder.path().join("bole.toml"), "[server]\nlisen = \"127.0.0.1:1\"\n").expect("write the file");
    let mut serve = bole(&["serve", "--data"]);
    let refused = probe::run(serve.arg(folder.path()), "").await;
    assert_eq!(refused.code, Some(1), "{refused:?}");
    assert!(refused.stderr.contains("lisen"), "{refused:?}");
    assert!(!folder.path().join("bole.db").exists(), "nothing was begun");

    let address = somewhere();
    let right = format!("[server]\nlisten = \"{address}\"\n");
    std::fs::write(folder.path().join("bole.toml"), right).expect("write the file");
    let mut serve = bole(&["serve", "--data"]);
    serve.arg(folder.path()).env("BOLE_SERVER_LISEN", "127.0.0.1:1");
    let server = Program::start(serve, address).await;
    server
        .says("The variable BOLE_SERVER_LISEN means nothing to this version")
        .await;
    assert!(server.stop().await.success());
}

#[tokio::test]
async fn listening_to_the_world_without_an_address_for_people_is_refused() {
    let folder = tempfile::tempdir().expect("make a folder");
    let mut serve = bole(&["serve", "--listen", "0.0.0.0:0", "--data"]);
    let refused = probe::run(serve.arg(folder.path()), "").await;
    assert_eq!(refused.code, Some(1), "{refused:?}");
    assert!(refused.stderr.contains("BOLE_SERVER_BASE_URL"), "{refused:?}");
}
