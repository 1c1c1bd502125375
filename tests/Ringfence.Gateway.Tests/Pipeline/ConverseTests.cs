using System.Net;
using Ringfence.Gateway.Tests.World;

namespace Ringfence.Gateway.Tests.Pipeline;

public sealed class ConverseTests
{
    [Fact]
    public async Task A_call_goes_through_and_leaves_a_pair_of_entries()
    {
        await using var world = await GatewayWorld.StartAsync();

        using var response = await world.ConverseAsync("""{"messages":[{"role":"user","content":[{"text":"Hi"}]}]}""");

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(FakeBedrock.ConverseAnswer, await response.Content.ReadAsStringAsync());
        var (asked, answered) = (await world.RecordedAsync()).Pair();
        Assert.Equal("a.okafor", asked.Call.Caller.User);
        Assert.Equal("oncology", asked.Call.Caller.Team);
        Assert.Equal("Converse", asked.Call.Operation);
        Assert.Equal(GatewayWorld.Model, asked.Call.ModelUsed);
        Assert.Equal("us-east-1", asked.Call.Region);
        Assert.Equal(200, answered.Status);
        Assert.Equal("None", answered.Error);
        Assert.Equal(11, answered.Tokens.Input);
        Assert.Equal(3, answered.Tokens.Output);
        Assert.Equal(5, answered.Tokens.CacheRead);
        Assert.False(answered.Tokens.Partial);
        Assert.Equal("end_turn", answered.StopReason);
        Assert.Equal(response.Headers.GetValues("x-amzn-RequestId"), answered.AwsRequestIds);
        Assert.Equal([answered.RequestId], response.Headers.GetValues("x-ringfence-request-id"));
    }
}
