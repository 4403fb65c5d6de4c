//! An S3 server over a folder: s3s-fs, which checks signatures and checksums.

use std::path::Path;

use hyper_util::{
    rt::{TokioExecutor, TokioIo},
    server::conn::auto::Builder,
};
use s3s::{auth::SimpleAuth, service::S3ServiceBuilder};

const BUCKET: &str = "files";

/// Serves the folder as S3 as long as the runtime lives, and gives the address of a store in it.
pub async fn serve_bucket(folder: &Path) -> String {
    std::fs::create_dir_all(folder.join(BUCKET)).expect("make the bucket");
    let mut service = S3ServiceBuilder::new(s3s_fs::FileSystem::new(folder).expect("open the folder"));
    service.set_auth(SimpleAuth::from_single("ada", "hush"));
    let service = service.build();
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0")
        .await
        .expect("listen for S3");
    let port = listener.local_addr().expect("it has an address").port();
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            let service = service.clone();
            tokio::spawn(async move {
                Builder::new(TokioExecutor::new())
                    .serve_connection(TokioIo::new(stream), service)
                    .await
                    .ok();
            });
        }
    });
    format!(
        "s3://{BUCKET}/people?endpoint=http://127.0.0.1:{port}&region=us-east-1&access_key_id=ada&secret_access_key=hush"
    )
}
