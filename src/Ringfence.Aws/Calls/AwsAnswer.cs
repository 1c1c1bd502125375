namespace Ringfence.Aws.Calls;

/// <summary>What AWS answered, whatever the status.</summary>
/// <param name="Headers">By name, without regard to case; several of one name are joined by commas.</param>
public sealed record AwsAnswer(int Status, IReadOnlyDictionary<string, string> Headers, ReadOnlyMemory<byte> Body)
{
    /// <summary>Whether the status is 2xx.</summary>
    public bool IsSuccess => Status is >= 200 and < 300;
}
