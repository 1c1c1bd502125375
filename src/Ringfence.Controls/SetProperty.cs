using System.Text.Json.Nodes;

namespace Ringfence.Controls;

/// <summary>Sets a property of the failing resource, or of one that it works with.</summary>
/// <param name="Path">Where, as <see cref="Facts.PropertyPath"/> has it. A path that begins with <c>@</c> is an attribute of the resource (<c>@DeletionPolicy</c>).</param>
/// <param name="Value">What stands there afterwards. <c>{"Ref":"$Self"}</c> is the resource; <c>$Self…</c> a companion beside it.</param>
public sealed record SetProperty(string Path, JsonNode Value) : Change
{
    /// <summary>The logical id of another resource of the same template that is to be changed; null: the failing one.</summary>
    public string? On { get; init; }
}
