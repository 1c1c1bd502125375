namespace Ringfence.Gateway.Phi;

/// <summary>What becomes of images and documents that cannot be read here.</summary>
internal enum AttachmentPolicy
{
    /// <summary>A call that carries one is refused.</summary>
    Refuse,

    /// <summary>They go up as they are.</summary>
    Pass,
}
