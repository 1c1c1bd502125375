namespace Ringfence.Console.Tests.SignIn;

/// <summary>Signing in as a client that has no secret.</summary>
public sealed class PublicClientTests(PublicOidcConsole console) : IClassFixture<PublicOidcConsole>
{
    [Fact]
    public async Task Without_a_secret_the_challenge_alone_lets_in()
    {
        using var visitor = new Visitor(console);
        Assert.Equal("/console/", await visitor.SignInAsync("viewer"));
    }
}
