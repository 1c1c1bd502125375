using Ringfence.EndToEnd.Running;

namespace Ringfence.EndToEnd.Clients;

/// <summary>An AWS signature in place of a token, where the configuration names the key.</summary>
public sealed class SignedCallerTests : IAsyncLifetime
{
    private const string KeyId = "AKIAIOSFODNN7EXAMPLE";
    private const string Secret = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";
    private readonly RunningBoundary _boundary = new()
    {
        Environment =
        {
            ["RINGFENCE__Callers__SigV4__Regions__0"] = "us-east-1",
            [$"RINGFENCE__Callers__SigV4__Keys__{KeyId}__Secret"] = Secret,
            [$"RINGFENCE__Callers__SigV4__Keys__{KeyId}__User"] = "batch-signer",
            [$"RINGFENCE__Callers__SigV4__Keys__{KeyId}__Team"] = "oncology",
        },
    };

    public ValueTask InitializeAsync() => _boundary.InitializeAsync();

    public ValueTask DisposeAsync() => _boundary.DisposeAsync();

    [Fact]
    public async Task The_AWS_SDK_signs_its_calls_as_it_does_for_AWS()
    {
        var whole = await RunAsync("converse", Secret);
        var streamed = await RunAsync("converse-stream", Secret);

        Assert.Contains("LocalBedrock stand-in", whole.Text, StringComparison.Ordinal);
        Assert.Contains("LocalBedrock stand-in", streamed.Text, StringComparison.Ordinal);
        var calls = _boundary.Record.Of("batch-signer");
        Assert.Equal(2, calls.Count);
        Assert.All(calls, call => Assert.True(call.IsPair, $"{call}"));
        Assert.All(calls, call => Assert.Equal("aws:sigv4", call.Call.Caller.Issuer));
    }

    [Fact]
    public async Task A_signature_made_with_another_secret_is_refused()
    {
        var outcome = await Client.RunAsync("aws-sdk-sigv4", "converse-refused", Target(Secret[1..]));

        Assert.Equal(401, outcome.Status);
        Assert.DoesNotContain(_boundary.Record.All(), call => call.Asked is null);
    }

    private Task<ClientOutcome> RunAsync(string @case, string secret) =>
        Client.RunAsync("aws-sdk-sigv4", @case, Target(secret));

    private ClientTarget Target(string secret) => new(_boundary.Http1, _boundary.Http2, $"{KeyId}:{secret}", "");
}
