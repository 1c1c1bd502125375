using System.Text.Json;

namespace Ringfence.Evidence.Sigma;

/// <summary>A question to one event.</summary>
internal abstract record SigmaTest
{
    public abstract bool Holds(JsonElement happened);

    /// <summary>The fields that it reads.</summary>
    public abstract IEnumerable<string> Fields { get; }
}
