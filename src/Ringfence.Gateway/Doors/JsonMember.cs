using System.Text.Json;

namespace Ringfence.Gateway.Doors;

/// <summary>A top-level member that a <see cref="JsonSplice"/> may edit: where it stands, in bytes, and what is to become of it.</summary>
internal sealed class JsonMember(string name)
{
    public string Name { get; } = name;

    /// <summary>The kind of its value; <see cref="JsonTokenType.None"/> when the object has no such member.</summary>
    public JsonTokenType Kind { get; set; }

    /// <summary>Where the member before it ends, or the opening brace.</summary>
    public int PreviousEnd { get; set; }

    public int Start { get; set; }

    public int ValueStart { get; set; }

    public int ValueEnd { get; set; }

    /// <summary>Where the member after it starts; -1 when it is the last.</summary>
    public int NextStart { get; set; } = -1;

    public bool IsPresent => Kind != JsonTokenType.None;

    public bool IsRemoved { get; set; }

    /// <summary>The JSON to put in place of its value, or to insert where there is none; null to leave it.</summary>
    public ReadOnlyMemory<byte>? NewValue { get; set; }
}
