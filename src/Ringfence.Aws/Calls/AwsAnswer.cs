using System.Text.Json;

namespace Ringfence.Aws.Calls;

/// <summary>What AWS answered, whatever the status.</summary>
/// <param name="Headers">By name, without regard to case; several of one name are joined by commas.</param>
public sealed record AwsAnswer(int Status, IReadOnlyDictionary<string, string> Headers, ReadOnlyMemory<byte> Body)
{
    /// <summary>Whether the status is 2xx.</summary>
    public bool IsSuccess => Status is >= 200 and < 300;

    /// <summary>The name of an error of AWS's JSON protocols, without its namespace; empty where there is none, as on a proxy's page.</summary>
    /// <remarks>The message is left out: of some errors it repeats what was asked.</remarks>
    public string ErrorCode
    {
        get
        {
            try
            {
                using var json = JsonDocument.Parse(Body);
                var type =
                    json.RootElement.ValueKind == JsonValueKind.Object
                    && json.RootElement.TryGetProperty("__type", out var value)
                    && value.ValueKind == JsonValueKind.String
                        ? value.GetString()!
                        : "";
                return type[(type.IndexOf('#', StringComparison.Ordinal) + 1)..];
            }
            catch (JsonException)
            {
                return "";
            }
        }
    }
}
