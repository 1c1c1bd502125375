using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.IdentityModel.Protocols;
using Ringfence.Gateway.Callers;

namespace Ringfence.Gateway.Tests.Callers;

/// <summary>Asks a directory who sent a request.</summary>
internal static class Asking
{
    public static CallerDirectory Directory(
        CallerOptions options,
        TimeProvider time,
        IDocumentRetriever? documents = null
    ) => CallerExtensions.Directory(options, documents ?? new IssuerDocuments(), time, NullLogger.Instance);

    public static async Task<Identified> AskAsync(this CallerDirectory callers, string token) =>
        await callers.IdentifyAsync(Request("Authorization", $"Bearer {token}"), CancellationToken.None);

    public static HttpRequest Request(params string[] namesAndValues)
    {
        var context = new DefaultHttpContext();
        foreach (var pair in namesAndValues.Chunk(2))
        {
            context.Request.Headers.Append(pair[0], pair[1]);
        }
        return context.Request;
    }

    public static void Refused(this Identified who, GatewayError error, string because)
    {
        Assert.Null(who.Caller);
        Assert.False(who.AwaitsBody);
        Assert.Equal(error, who.Refusal!.Error);
        Assert.Contains(because, who.Refusal.Message, StringComparison.Ordinal);
    }
}
