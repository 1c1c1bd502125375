using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Ringfence.Gateway.Callers;

namespace Ringfence.Gateway.Tests.Callers;

public sealed class IssuerDocumentsTests : IAsyncLifetime
{
    private readonly IssuerDocuments _documents = new();
    private WebApplication _server = null!;

    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        _server = builder.Build();
        _server.Urls.Add("http://127.0.0.1:0");
        _server.MapGet("/small", () => "{}");
        _server.MapGet("/large", () => new string('x', 1024 * 1024 + 1));
        _server.MapGet("/moved", () => Results.Redirect("/small"));
        await _server.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        _documents.Dispose();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task A_document_is_read_from_loopback() =>
        Assert.Equal("{}", await ReadAsync($"{_server.Urls.First()}/small"));

    [Theory]
    [InlineData("/large")]
    [InlineData("/moved")]
    [InlineData("/absent")]
    public async Task What_is_too_large_or_elsewhere_or_absent_is_not_read(string path) =>
        await Assert.ThrowsAsync<HttpRequestException>(() => ReadAsync(_server.Urls.First() + path));

    [Theory]
    [InlineData("http://idp.example/jwks")]
    [InlineData("http://127.0.0.1.idp.example/jwks")]
    [InlineData("file:///etc/hostname")]
    [InlineData("jwks.json")]
    public async Task Nothing_is_read_from_where_an_issuer_may_not_be(string address)
    {
        var refused = await Assert.ThrowsAsync<HttpRequestException>(() => ReadAsync(address));
        Assert.Contains("is not an https URL", refused.Message, StringComparison.Ordinal);
    }

    private Task<string> ReadAsync(string address) => _documents.GetDocumentAsync(address, CancellationToken.None);
}
