using System.Text;
using Ringfence.Aws.Calls;
using Ringfence.Aws.Credentials;
using Ringfence.Aws.Ecs;
using Ringfence.Tests.Aws.Signing;
using Ringfence.Tests.Posture.Live;

namespace Ringfence.Tests.Aws.Ecs;

public sealed class EcsServicesTests(ITestOutputHelper output) : IDisposable
{
    private const string Answer =
        """{"failures":[],"services":[{"serviceName":"cell-4","desiredCount":1,"runningCount":0,"pendingCount":1},{"serviceName":"cell-3","desiredCount":0,"runningCount":1,"pendingCount":0}]}""";

    private readonly HttpClient _http = new() { Timeout = TimeSpan.FromSeconds(20) };

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Services_are_asked_for_as_ECS_has_it_and_signed_for_ecs()
    {
        await using var ecs = Answering(new(200, Answer));

        Assert.Equal(
            [new EcsTasks("cell-3", 0, 1), new EcsTasks("cell-4", 1, 0)],
            await Services(ecs.Url).DescribeAsync("clinic", ["cell-3", "cell-4"], Cancel)
        );
        var request = Assert.Single(ecs.Requests);
        Assert.Null(request.Fault);
        Assert.Equal("AmazonEC2ContainerServiceV20141113.DescribeServices", request.Signed.Headers("x-amz-target"));
        Assert.Equal("application/x-amz-json-1.1", request.Signed.Headers("content-type"));
        Assert.Equal("""{"cluster":"clinic","services":["cell-3","cell-4"]}""", request.Body);
    }

    [Theory]
    [InlineData("""{"failures":[{"arn":"a","reason":"MISSING"}],"services":[]}""", "no service cell-3")]
    [InlineData("""{"services":[{"serviceName":"cell-33","desiredCount":0,"runningCount":0}]}""", "no service cell-3")]
    [InlineData("""{"services":[{"serviceName":"cell-3","desiredCount":0}]}""", "no runningCount")]
    [InlineData("""{"services":[{"serviceName":"cell-3","desiredCount":-1,"runningCount":0}]}""", "no desiredCount")]
    [InlineData("""{"services":[{"serviceName":"cell-3","desiredCount":0.5,"runningCount":0}]}""", "no desiredCount")]
    [InlineData("""{"services":[{"serviceName":"cell-3","desiredCount":"0","runningCount":0}]}""", "cannot be read")]
    [InlineData("{}", "cannot be read")]
    [InlineData("[]", "cannot be read")]
    [InlineData("<html></html>", "cannot be read")]
    public async Task An_answer_that_is_not_about_every_service_is_a_fault(string body, string says)
    {
        await using var ecs = Answering(new(200, body));
        var fault = await Assert.ThrowsAsync<EcsFault>(() =>
            Services(ecs.Url).DescribeAsync("clinic", ["cell-3"], Cancel)
        );
        Assert.Contains(says, fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(400, """{"__type":"com.amazonaws.ecs#AccessDeniedException"}""", "400 AccessDeniedException")]
    [InlineData(400, """{"__type":"ThrottlingException"}""", "400 ThrottlingException")]
    [InlineData(503, "<html></html>", "503 without a name")]
    public async Task What_ECS_refuses_is_asked_once_and_says_how_to_mend_it(int status, string body, string says)
    {
        await using var ecs = Answering(new(status, body));
        var fault = await Assert.ThrowsAsync<EcsFault>(() =>
            Services(ecs.Url).DescribeAsync("clinic", ["cell-3"], Cancel)
        );
        Assert.Single(ecs.Requests);
        Assert.Contains(says, fault.Message, StringComparison.Ordinal);
        Assert.Contains("ecs:DescribeServices", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_answer_in_time_is_a_fault_and_not_a_cancellation()
    {
        var never = new TaskCompletionSource<StandInAnswer>();
        await using var ecs = new StandInAws("ecs", Example.Keys, _ => never.Task);
        _http.Timeout = TimeSpan.FromMilliseconds(50);
        var fault = await Assert.ThrowsAsync<EcsFault>(() =>
            Services(ecs.Url).DescribeAsync("clinic", ["cell-3"], Cancel)
        );
        never.SetResult(new(500, ""));
        Assert.Contains("no answer in time", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_more_services_are_asked_for_than_ECS_takes() =>
        await Assert.ThrowsAsync<ArgumentException>(() =>
            Services(new Uri("http://127.0.0.1:1"))
                .DescribeAsync("clinic", [.. Enumerable.Range(1, 11).Select(cell => $"cell-{cell}")], Cancel)
        );

    [Theory]
    [InlineData("us-gov-west-1", "https://ecs.us-gov-west-1.amazonaws.com/")]
    [InlineData("cn-north-1", "https://ecs.cn-north-1.amazonaws.com.cn/")]
    public void ECS_is_asked_in_the_clusters_region(string region, string endpoint) =>
        Assert.Equal(endpoint, EcsServices.EndpointOf(region).ToString());

    [Fact]
    public async Task Another_projects_ECS_tells_what_its_services_should_have()
    {
        await using var moto = await MotoServer.StartAsync(Cancel);
        if (moto is null)
        {
            output.WriteLine(MotoServer.Absent);
            return;
        }

        await TellAsync(moto.Url, "CreateCluster", """{"clusterName":"clinic"}""");
        await TellAsync(
            moto.Url,
            "RegisterTaskDefinition",
            """{"family":"gateway","containerDefinitions":[{"name":"gateway","image":"i","memory":64}]}"""
        );
        await TellAsync(
            moto.Url,
            "CreateService",
            """{"cluster":"clinic","serviceName":"cell-3","taskDefinition":"gateway","desiredCount":1}"""
        );
        var told = Assert.Single(await Services(moto.Url).DescribeAsync("clinic", ["cell-3"], Cancel));
        Assert.Equal(("cell-3", 1), (told.Service, told.Desired));
        await Assert.ThrowsAsync<EcsFault>(() =>
            Services(moto.Url).DescribeAsync("clinic", ["cell-3", "cell-4"], Cancel)
        );
    }

    public void Dispose() => _http.Dispose();

    private async Task TellAsync(Uri moto, string operation, string body)
    {
        var answer = await new SignedHttp(_http, new StaticKeys(Example.Keys), TimeProvider.System).SendAsync(
            AwsCall.Json(
                "ecs",
                "us-east-1",
                moto,
                "1.1",
                $"AmazonEC2ContainerServiceV20141113.{operation}",
                Encoding.UTF8.GetBytes(body)
            ),
            Cancel
        );
        Assert.True(answer.IsSuccess, Encoding.UTF8.GetString(answer.Body.Span));
    }

    private EcsServices Services(Uri endpoint) =>
        new(new SignedHttp(_http, new StaticKeys(Example.Keys), TimeProvider.System), "us-east-1", endpoint);

    private static StandInAws Answering(StandInAnswer answer) => new("ecs", Example.Keys, _ => Task.FromResult(answer));
}
