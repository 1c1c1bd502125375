using System.Text;
using Ringfence.Aws.Calls;
using Ringfence.Aws.Credentials;
using Ringfence.Cli.Up;
using Ringfence.LocalBedrock;

namespace Ringfence.Cli.Demo;

/// <summary>Somebody calls Bedrock with AWS keys of their own, around the gateway: what the evidence engine must find.</summary>
internal static class PlantedBypass
{
    /// <summary>Makes the call; its AWS request id.</summary>
    public static async Task<string> CallAsync(Boundary boundary, CancellationToken cancel)
    {
        var keys = LongTermKeys.ReadOrCreate(boundary.Settings.Data.Aws);
        using var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false });
        var signed = new SignedHttp(http, new StaticKeys(keys), TimeProvider.System);
        var url = new Uri(
            $"{boundary.Aws!.Urls.First()}/model/amazon.nova-lite-v1%3A0/converse",
            new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true }
        );
        var body = Encoding.UTF8.GetBytes(
            """{"messages":[{"role":"user","content":[{"text":"Nobody sees this."}]}]}"""
        );
        var answer = await signed.SendAsync(
            new AwsCall(HttpMethod.Post, "bedrock", "us-east-1", url, "application/json", body),
            cancel
        );
        return answer.IsSuccess && answer.Headers.TryGetValue("x-amzn-RequestId", out var id)
            ? id
            : throw new InvalidDataException($"the stand-in refused the planted call with {answer.Status}");
    }
}
