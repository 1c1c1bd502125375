using Ringfence.Console.Tests.World;

namespace Ringfence.Console.Tests.SignIn;

/// <summary>A console behind a load balancer that ends TLS: its own requests are plain.</summary>
public sealed class SecureConsole : RunningConsole
{
    public const string Name = "gateway.example.com";

    protected override Task<Dictionary<string, string?>> OverridesAsync() =>
        Task.FromResult(new Dictionary<string, string?> { ["Console:PublicUrl"] = $"https://{Name}" });
}
