using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Ringfence.Gateway.Tests.World;

namespace Ringfence.Gateway.Tests.Pipeline;

public sealed class ProtocolTests
{
    [Fact]
    public async Task HTTP2_is_spoken_in_clear_on_its_own_port()
    {
        await using var world = await GatewayWorld.StartAsync();
        using var request = new HttpRequestMessage(
            HttpMethod.Post,
            new Uri(world.Http2, $"/model/{GatewayWorld.Model}/converse")
        )
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            Content = GatewayWorld.Json("{}"),
        };

        using var response = await world.Client.SendAsync(request);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(HttpVersion.Version20, response.Version);
        Assert.Equal(FakeBedrock.ConverseAnswer, await response.Content.ReadAsStringAsync());
        (await world.RecordedAsync()).Pair();
    }

    [Fact]
    public async Task A_stream_goes_over_HTTP2_and_a_reset_cancels_the_upstream_call()
    {
        await using var world = await GatewayWorld.StartAsync();
        var cancelled = new TaskCompletionSource();
        world.Bedrock.Answer = async http =>
        {
            FakeBedrock.BeginStream(http);
            await FakeBedrock.SendAsync(http, BedrockFrames.Start);
            await FakeBedrock.Hang(http);
            cancelled.SetResult();
        };
        using (
            var request = new HttpRequestMessage(
                HttpMethod.Post,
                new Uri(world.Http2, $"/model/{GatewayWorld.Model}/converse-stream")
            )
            {
                Version = HttpVersion.Version20,
                VersionPolicy = HttpVersionPolicy.RequestVersionExact,
                Content = GatewayWorld.Json("{}"),
            }
        )
        {
            using var response = await world.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
            await using var stream = await response.Content.ReadAsStreamAsync();
            Assert.NotEqual(0, await stream.ReadAsync(new byte[16]));
        }

        await cancelled.Task.WaitAsync(TimeSpan.FromSeconds(20));
        Assert.Equal("CallerGone", (await world.RecordedAsync(2)).Pair().Answered.Error);
    }

    [Theory]
    [InlineData("1.1", false)]
    [InlineData("2.0", false)]
    [InlineData("1.1", true)]
    public async Task With_a_certificate_one_port_speaks_both_protocols(string version, bool inTheSetting)
    {
        var directory = Directory.CreateTempSubdirectory("ringfence-tls-").FullName;
        try
        {
            var (certificate, key) = Certificate(directory);
            if (inTheSetting)
            {
                (certificate, key) = (await File.ReadAllTextAsync(certificate), await File.ReadAllTextAsync(key));
            }

            await using var world = await GatewayWorld.StartAsync(
                new() { ["Listen:Certificate"] = certificate, ["Listen:CertificateKey"] = key }
            );
            using var handler = new SocketsHttpHandler();
            handler.SslOptions.RemoteCertificateValidationCallback = (_, _, _, _) => true;
            using var client = new HttpClient(handler);
            using var request = new HttpRequestMessage(
                HttpMethod.Post,
                new Uri(world.Http1, $"/model/{GatewayWorld.Model}/converse")
            )
            {
                Version = new Version(version),
                VersionPolicy = HttpVersionPolicy.RequestVersionExact,
                Content = GatewayWorld.Json("{}"),
            };
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", world.Token);

            using var response = await client.SendAsync(request);

            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            Assert.Equal(("https", world.Http1), (world.Http1.Scheme, world.Http2));
        }
        finally
        {
            Directory.Delete(directory, recursive: true);
        }
    }

    [Fact]
    public async Task The_server_does_not_name_itself()
    {
        await using var world = await GatewayWorld.StartAsync();

        using var response = await world.ConverseAsync();

        Assert.False(response.Headers.Contains("Server"));
    }

    private static (string Certificate, string Key) Certificate(string directory)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256);
        var now = TimeProvider.System.GetUtcNow();
        using var made = request.CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
        var (certificate, secret) = (Path.Combine(directory, "tls.pem"), Path.Combine(directory, "tls.key"));
        File.WriteAllText(certificate, made.ExportCertificatePem());
        File.WriteAllText(secret, key.ExportPkcs8PrivateKeyPem());
        return (certificate, secret);
    }
}
