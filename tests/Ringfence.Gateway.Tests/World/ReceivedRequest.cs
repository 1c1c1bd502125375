using System.Text;

namespace Ringfence.Gateway.Tests.World;

/// <summary>A request as the upstream saw it.</summary>
internal sealed record ReceivedRequest(
    string Method,
    string Target,
    IReadOnlyDictionary<string, string> Headers,
    byte[] Body
)
{
    public string Text => Encoding.UTF8.GetString(Body);
}
