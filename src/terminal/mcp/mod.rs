//! `mcp`: a Model Context Protocol server over standard input and output, for assistants. It reads no network.

mod answer;
mod stream;
mod tools;

use super::failure::Failure;
use rmcp::ServiceExt;
use rmcp::service::ServerInitializeError;
use stream::Streams;
use tools::Server;

/// Serves until the client closes its end.
pub(super) fn run() -> Result<(), Failure> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_time().build();
    let runtime = runtime.map_err(|error| Failure::Internal(error.to_string()))?;
    runtime.block_on(async {
        let broken = |error: String| Failure::Internal(format!("The connection to the client broke: {error}"));
        let served = match Server.serve(Streams::new()).await {
            // Nobody is there: no client began, and none is waiting for an answer.
            Err(ServerInitializeError::ConnectionClosed(_)) => return Ok(()),
            served => served.map_err(|error| broken(error.to_string()))?,
        };
        served.waiting().await.map(|_| ()).map_err(|error| broken(error.to_string()))
    })
}
