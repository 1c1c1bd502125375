namespace Ringfence.Gateway.Phi;

/// <summary>The members in which Converse, Claude, Nova, Titan, Llama, Mistral and OpenAI's models stream what they say.</summary>
internal enum AnswerFieldName
{
    /// <summary>Not one of them: a text that is whole in its event.</summary>
    None,
    Text,
    OutputText,
    Generation,
    Content,
    Completion,

    /// <summary>Converse's and Nova's pieces of a tool's input.</summary>
    Input,

    /// <summary>Claude's.</summary>
    PartialJson,

    /// <summary>OpenAI's models'.</summary>
    Arguments,
}
