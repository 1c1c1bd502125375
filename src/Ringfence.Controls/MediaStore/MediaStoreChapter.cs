namespace Ringfence.Controls.MediaStore;

/// <summary>AWS Elemental MediaStore containers.</summary>
internal static class MediaStoreChapter
{
    /// <summary>The controls of this chapter.</summary>
    public static IReadOnlyList<Control> Controls { get; } =
    [
        new ContainerAccessIsLogged(),
        new ContainerHasPolicy(),
        new ContainerIsMeasured(),
        new ContainerObjectsExpire(),
        new ContainerRefusesPlainHttp(),
        new ContainerStatesItsOrigins(),
    ];
}
