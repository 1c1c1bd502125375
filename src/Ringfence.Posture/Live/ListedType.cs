namespace Ringfence.Posture.Live;

/// <summary>How a running account gives the resources of a CloudFormation type (<c>cloud-control-types.txt</c>).</summary>
/// <param name="Name">The type.</param>
/// <param name="Listing">How it is listed.</param>
internal sealed record ListedType(string Name, Listing Listing)
{
    /// <summary>Asked once, in the partition's home region.</summary>
    public bool Global { get; init; }

    /// <summary>For <see cref="Listing.Under"/> the type whose resources are asked, for <see cref="Listing.Within"/> the one that holds it.</summary>
    public string Parent { get; init; } = "";

    /// <summary>The list handler's input.</summary>
    public string Input { get; init; } = "";

    /// <summary>For <see cref="Listing.Each"/> the values of the input.</summary>
    public IReadOnlyList<string> Values { get; init; } = [];

    /// <summary>The IAM actions that the list handler needs.</summary>
    public IReadOnlyList<string> Actions { get; init; } = [];

    /// <summary>Properties that no read tells: dotted paths.</summary>
    public IReadOnlyList<string> Untold { get; init; } = [];

    /// <summary>Properties that may hold secrets or prompts: dotted paths, <c>[]</c> each item, <c>*</c> each value.</summary>
    public IReadOnlyList<string> Withheld { get; init; } = [];
}
