namespace Ringfence.LocalBedrock.Model;

/// <summary>The stand-in's call of a tool.</summary>
/// <param name="Input">The input, as JSON text.</param>
internal sealed record ToolUse(string Id, string Name, string Input)
{
    /// <summary>The input in the parts that it is streamed in; none of them need be JSON by itself.</summary>
    public IEnumerable<string> InputParts()
    {
        var half = Input.Length / 2;
        return half == 0 || char.IsLowSurrogate(Input[half]) ? [Input] : [Input[..half], Input[half..]];
    }
}
