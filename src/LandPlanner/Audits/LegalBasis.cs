namespace LandPlanner.Audits;

/// <summary>Where in the law a rule stands.</summary>
/// <param name="Law">For example "土地管理法".</param>
/// <param name="Article">For example "第三十五条"; empty where the document as a whole is meant.</param>
/// <param name="Text">What it says, in Chinese, abridged.</param>
/// <param name="Mark">How sure that is: "S" (a source was found) or "K-h", "K-m", "K-l" (knowledge of high, medium, low confidence).</param>
public sealed record LegalBasis(string Law, string Article, string Text, string Mark);
