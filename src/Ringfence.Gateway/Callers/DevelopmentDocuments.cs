using Microsoft.IdentityModel.Protocols;

namespace Ringfence.Gateway.Callers;

/// <summary>Reads what a <see cref="DevelopmentIssuer"/> publishes: files of its directory, under the names an HTTP issuer would give them.</summary>
internal sealed class DevelopmentDocuments(string directory) : IDocumentRetriever
{
    public Task<string> GetDocumentAsync(string address, CancellationToken cancel) =>
        File.ReadAllTextAsync(Path.Combine(directory, Path.GetFileName(address)), cancel);
}
