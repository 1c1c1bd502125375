using Microsoft.Extensions.Configuration;

namespace Ringfence.Gateway;

/// <summary>
/// Where a slice's options come from, for a <see cref="SliceWatch{TOptions}"/>. Not an <c>IOptionsChangeTokenSource</c>: with one, the host's options
/// monitor would read a changed configuration too, and throw where nobody listens when it is not valid.
/// </summary>
internal sealed class SliceSection<TOptions>(IConfigurationSection section)
{
    // Swapped whole.
    private volatile IConfiguration _inForce = Copy(section);

    /// <summary>The section as it stands.</summary>
    public IConfigurationSection Section => section;

    /// <summary>What it said when its options were last adopted: a change that was not valid is not in it.</summary>
    public IConfiguration InForce => _inForce;

    /// <summary>Its options as they stand have been adopted.</summary>
    public void Adopted() => _inForce = Copy(section);

    private static IConfiguration Copy(IConfigurationSection section) =>
        new ConfigurationBuilder().AddInMemoryCollection(section.AsEnumerable(makePathsRelative: true)).Build();
}
