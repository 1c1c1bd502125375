using System.Text.Json;

namespace Ringfence.LocalBedrock.Model;

/// <summary>A tool the request offers.</summary>
/// <param name="Schema">JSON schema of its input; undefined when none was given.</param>
internal sealed record Tool(string Name, JsonElement Schema);
