namespace Ringfence.Gateway.Tests.Pipeline;

public sealed class GatewayErrorsTests
{
    public static TheoryData<GatewayError> All => [.. Enum.GetValues<GatewayError>()];

    [Theory]
    [MemberData(nameof(All))]
    public void Every_error_has_its_row(GatewayError error)
    {
        var row = GatewayErrors.Of(error);

        Assert.InRange(row.Status, 200, 599);
        Assert.Contains(row.Fault, (string[])["none", "caller", "gateway", "upstream"]);
        Assert.Equal(error is GatewayError.None or GatewayError.CallerGone, row.AwsType.Length == 0);
    }
}
