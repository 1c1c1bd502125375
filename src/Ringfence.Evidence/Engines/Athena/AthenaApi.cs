using System.Text.Json;
using System.Text.Json.Nodes;
using Ringfence.Aws.Calls;

namespace Ringfence.Evidence.Engines.Athena;

/// <summary>Calls of Athena's API, repeated while it asks for patience.</summary>
/// <param name="endpoint">E.g. <c>https://athena.us-east-1.amazonaws.com</c>.</param>
internal sealed class AthenaApi(SignedHttp aws, string region, Uri endpoint, TimeProvider time)
{
    private const int MostTries = 6;
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(500);

    /// <exception cref="IOException">Athena refused, or could not be reached.</exception>
    public async Task<JsonElement> CallAsync(string operation, JsonObject body, CancellationToken cancel)
    {
        var call = AwsCall.Json(
            "athena",
            region,
            endpoint,
            "1.1",
            "AmazonAthena." + operation,
            System.Text.Encoding.UTF8.GetBytes(body.ToJsonString())
        );
        var pause = FirstPause;
        for (var attempt = 1; ; attempt++)
        {
            var answer = await SendAsync(call, cancel);
            if (answer.IsSuccess)
            {
                return Parse(operation, answer);
            }

            var (type, message) = Problem(answer);
            if (attempt == MostTries || !IsPassing(answer.Status, type))
            {
                throw new IOException($"Athena refused {operation} ({answer.Status} {type}): {message}");
            }

            await Task.Delay(pause, time, cancel);
            pause *= 2;
        }
    }

    private async Task<AwsAnswer> SendAsync(AwsCall call, CancellationToken cancel)
    {
        try
        {
            return await aws.SendAsync(call, cancel);
        }
        catch (HttpRequestException error)
        {
            throw new IOException($"Athena at {endpoint} cannot be reached: {error.Message}", error);
        }
    }

    private static bool IsPassing(int status, string type) =>
        status >= 500 || type is "TooManyRequestsException" or "ThrottlingException" or "RequestLimitExceeded";

    private static JsonElement Parse(string operation, AwsAnswer answer)
    {
        try
        {
            using var json = JsonDocument.Parse(answer.Body);
            return json.RootElement.Clone();
        }
        catch (JsonException error)
        {
            throw new IOException($"Athena's answer to {operation} is no JSON", error);
        }
    }

    private static (string Type, string Message) Problem(AwsAnswer answer)
    {
        try
        {
            using var json = JsonDocument.Parse(answer.Body);
            var type = json.RootElement.Text("__type") ?? "";
            return (
                type[(type.LastIndexOf('#') + 1)..],
                json.RootElement.Text("Message") ?? json.RootElement.Text("message") ?? "no reason given"
            );
        }
        catch (JsonException)
        {
            return ("", "no reason given");
        }
    }
}
