// Runs something that is expected to fail and tells what the SDK threw; `seen` is what it had given before.
export async function failureOf(run, seen = {}) {
  try {
    await run();
    return { ...seen, error: null };
  } catch (error) {
    return { ...seen, ...describe(error) };
  }
}

function describe(error) {
  const http = error.$metadata ?? {};
  return {
    error: error.constructor.name === 'Error' ? error.name : error.constructor.name,
    status: error.status ?? http.httpStatusCode ?? null,
    type: error.type ?? error.error?.error?.type ?? error.error?.type ?? error.name,
    message: error.message,
    requestId: error.requestID ?? error.request_id ?? http.requestId ?? null,
  };
}
