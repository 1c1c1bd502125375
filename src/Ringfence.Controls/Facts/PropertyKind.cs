namespace Ringfence.Controls.Facts;

/// <summary>What stands at a path of a resource.</summary>
public enum PropertyKind
{
    /// <summary>Nothing, or <c>AWS::NoValue</c>.</summary>
    Missing,

    /// <summary>Something that is known only when deployed.</summary>
    Unresolved,

    /// <summary>A text, perhaps with parts that are known only when deployed.</summary>
    Text,

    /// <summary>A number.</summary>
    Number,

    /// <summary>True or false.</summary>
    Boolean,

    /// <summary>A list.</summary>
    List,

    /// <summary>A map of names to values.</summary>
    Map,

    /// <summary>A <c>Ref</c> or <c>Fn::GetAtt</c> of a resource of the estate.</summary>
    Reference,
}
