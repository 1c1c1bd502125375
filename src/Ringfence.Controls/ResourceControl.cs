using Ringfence.Controls.Facts;

namespace Ringfence.Controls;

/// <summary>
/// A control that is answered resource by resource. It may look at others through <see cref="Resource.Estate"/> (a
/// trail's bucket, a bucket's policy), and answers for the one given.
/// </summary>
/// <param name="types">The resource types that it judges.</param>
public abstract class ResourceControl(params string[] types) : Control
{
    /// <inheritdoc />
    public override IReadOnlyList<string> ResourceTypes => types;

    /// <summary>The verdict on one resource of <see cref="Control.ResourceTypes"/>. Pure; never throws on any shape of properties.</summary>
    public abstract Verdict Check(Resource resource);
}
