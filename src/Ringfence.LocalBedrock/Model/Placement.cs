using System.Buffers.Binary;

namespace Ringfence.LocalBedrock.Model;

/// <summary>The model a call reached and the region that ran it.</summary>
/// <param name="InferenceRegion">Null when the source region ran it, as AWS leaves it out.</param>
internal sealed record Placement(FoundationModel Model, InferenceProfile? Profile, string? InferenceRegion)
{
    public static Placement OnDemand(FoundationModel model) => new(model, null, null);

    /// <summary>Routes one request through <paramref name="profile"/>: any of its regions, chosen by the request id.</summary>
    public static Placement Through(InferenceProfile profile, string source, Guid requestId)
    {
        Span<byte> id = stackalloc byte[16];
        requestId.TryWriteBytes(id);
        var regions = Geography.Destinations(profile.Prefix);
        var region = regions[(int)(BinaryPrimitives.ReadUInt32LittleEndian(id) % (uint)regions.Count)];
        return new(profile.Model, profile, region == source ? null : region);
    }
}
