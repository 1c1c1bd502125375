namespace Ringfence.Aws.Bedrock;

/// <summary>What a <see cref="ModelId"/> names.</summary>
public enum ModelIdKind
{
    /// <summary>A model of a provider: <c>anthropic.claude-sonnet-5</c>, or its ARN (whose account is empty).</summary>
    FoundationModel,

    /// <summary>A cross-region profile: <c>us.anthropic.claude-sonnet-5</c>, or its ARN.</summary>
    InferenceProfile,

    /// <summary>A profile that an account made, by its ARN: only GetInferenceProfile tells its model and regions.</summary>
    ApplicationInferenceProfile,

    /// <summary>A custom model, by its ARN.</summary>
    CustomModel,

    /// <summary>A custom model's deployment, by its ARN.</summary>
    CustomModelDeployment,

    /// <summary>Provisioned throughput, by its ARN.</summary>
    ProvisionedModel,

    /// <summary>An imported model, by its ARN.</summary>
    ImportedModel,

    /// <summary>A prompt of Prompt management, by its ARN.</summary>
    Prompt,

    /// <summary>A prompt router, by its ARN.</summary>
    PromptRouter,

    /// <summary>A SageMaker endpoint, by its ARN.</summary>
    SageMakerEndpoint,

    /// <summary>A bare id that names no provider: an account's own name or id for any of the above.</summary>
    Opaque,
}
