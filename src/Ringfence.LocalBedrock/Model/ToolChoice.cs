namespace Ringfence.LocalBedrock.Model;

/// <summary>Whether the request leaves calling a tool to the model.</summary>
internal enum ToolChoice
{
    Auto,
    None,

    /// <summary>Some tool must be called; the named one, if a name is given.</summary>
    Required,
}
