namespace Ringfence.Console.Tests.SignIn;

/// <summary>The same for a client without a secret, which PKCE alone protects.</summary>
public sealed class PublicOidcConsole : OidcConsole
{
    protected override (string Id, string Secret) Client => ("console-public", "");
}
