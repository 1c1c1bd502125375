using System.CommandLine;
using Ringfence.Cli.Trail;

namespace Ringfence.Gateway.Tests.Cli.Trail;

public sealed class UrlOptionTests
{
    private readonly Option<Uri?> _option = UrlOption.Create("--url", "Where", "https://clickhouse.internal:8443");

    [Theory]
    [InlineData("http://127.0.0.1:8123")]
    [InlineData("https://clickhouse.internal:8443/below")]
    public void An_address_is_taken(string given)
    {
        var result = new RootCommand { _option }.Parse(["--url", given]);
        Assert.Empty(result.Errors);
        Assert.Equal(new Uri(given), result.GetValue(_option));
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("file:///etc/hosts")]
    [InlineData("/below")]
    public void What_is_none_is_refused_with_one_that_is(string given)
    {
        var error = Assert.Single(
            new RootCommand { _option }
                .Parse(["--url", given])
                .Errors
        );
        Assert.Equal(
            $"--url: '{given}' is no address; give one such as https://clickhouse.internal:8443",
            error.Message
        );
    }
}
