namespace Ringfence.Cdk.Tests.Checkers;

/// <summary>What a checker has against a template.</summary>
/// <param name="File">The template's file name.</param>
/// <param name="Rule">The checker's rule.</param>
/// <param name="Resource">The resource's logical id.</param>
/// <param name="Text">What it says.</param>
internal sealed record Judged(string File, string Rule, string Resource, string Text)
{
    public override string ToString() => $"{File}: {Rule} {Resource}: {Text}";
}
