using System.Text;
using Ringfence.Aws.Calls;
using Ringfence.Aws.Credentials;
using Ringfence.Tests.Aws.Signing;

namespace Ringfence.Tests.Aws.Calls;

public class SignedHttpTests
{
    [Fact]
    public async Task A_json_call_carries_its_target_and_a_signature_that_verifies()
    {
        await using var aws = new StandInAws(
            "cloudcontrolapi",
            Example.Keys,
            _ => Task.FromResult(new StandInAnswer(200, "{}"))
        );
        var answer = await Send(
            AwsCall.Json(
                "cloudcontrolapi",
                "us-east-1",
                aws.Url,
                "1.0",
                "CloudApiService.ListResources",
                "{}"u8.ToArray()
            )
        );

        var request = Assert.Single(aws.Requests);
        Assert.Null(request.Fault);
        Assert.Equal("CloudApiService.ListResources", request.Signed.Headers("x-amz-target"));
        Assert.Contains(";x-amz-target", request.Signed.Headers("authorization"));
        Assert.Equal("application/x-amz-json-1.0", request.Signed.Headers("content-type"));
        Assert.True(answer.IsSuccess);
        Assert.Equal("{}", Encoding.UTF8.GetString(answer.Body.Span));
        Assert.Equal("11111111-2222-3333-4444-555555555555", answer.Headers["X-Amzn-Requestid"]);
    }

    [Fact]
    public async Task A_query_call_encodes_its_parameters()
    {
        await using var aws = new StandInAws("sts", Example.Keys, _ => Task.FromResult(new StandInAnswer(200, "")));
        await Send(AwsCall.Query("sts", "us-east-1", aws.Url, [new("Action", "X"), new("Name", "a b&c=d+é")]));

        var request = Assert.Single(aws.Requests);
        Assert.Null(request.Fault);
        Assert.Equal("Action=X&Name=a%20b%26c%3Dd%2B%C3%A9", request.Body);
        Assert.Equal("a b&c=d+é", request["Name"]);
    }

    [Fact]
    public async Task A_rest_call_is_signed_as_its_path_is_on_the_wire_and_an_error_is_an_answer()
    {
        await using var aws = new StandInAws(
            "bedrock",
            Example.Keys,
            _ => Task.FromResult(new StandInAnswer(404, "none"))
        );
        var url = new Uri(
            aws.Url + "inference-profiles/arn%3Aaws%3Abedrock%2Fx?type=SYSTEM_DEFINED&maxResults=1",
            new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true }
        );
        var answer = await Send(new AwsCall(HttpMethod.Get, "bedrock", "us-east-1", url));

        var request = Assert.Single(aws.Requests);
        Assert.Null(request.Fault);
        Assert.Equal(
            "/inference-profiles/arn%3Aaws%3Abedrock%2Fx?type=SYSTEM_DEFINED&maxResults=1",
            request.Signed.RawTarget
        );
        Assert.Equal(404, answer.Status);
        Assert.False(answer.IsSuccess);
    }

    private static async Task<AwsAnswer> Send(AwsCall call)
    {
        using var http = new HttpClient();
        return await new SignedHttp(http, new StaticKeys(Example.Keys), TimeProvider.System).SendAsync(
            call,
            CancellationToken.None
        );
    }
}
