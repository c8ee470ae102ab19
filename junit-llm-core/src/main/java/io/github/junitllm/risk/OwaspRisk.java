package io.github.junitllm.risk;

import org.apiguardian.api.API;

/**
 * The OWASP Top 10 for LLM applications, edition of 2025.
 *
 * @see <a href="https://genai.owasp.org/llm-top-10/">genai.owasp.org</a>
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public enum OwaspRisk {
    PROMPT_INJECTION("LLM01:2025", "Prompt Injection"),
    SENSITIVE_INFORMATION_DISCLOSURE("LLM02:2025", "Sensitive Information Disclosure"),
    SUPPLY_CHAIN("LLM03:2025", "Supply Chain"),
    DATA_AND_MODEL_POISONING("LLM04:2025", "Data and Model Poisoning"),
    IMPROPER_OUTPUT_HANDLING("LLM05:2025", "Improper Output Handling"),
    EXCESSIVE_AGENCY("LLM06:2025", "Excessive Agency"),
    SYSTEM_PROMPT_LEAKAGE("LLM07:2025", "System Prompt Leakage"),
    VECTOR_AND_EMBEDDING_WEAKNESSES("LLM08:2025", "Vector and Embedding Weaknesses"),
    MISINFORMATION("LLM09:2025", "Misinformation"),
    UNBOUNDED_CONSUMPTION("LLM10:2025", "Unbounded Consumption");

    private final String id;
    private final String title;

    OwaspRisk(String id, String title) {
        this.id = id;
        this.title = title;
    }

    /** Returns the id as OWASP writes it: {@code LLM01:2025}. */
    public String id() {
        return id;
    }

    /** Returns the id without the edition: {@code LLM01}. */
    public String shortId() {
        return id.substring(0, id.indexOf(':'));
    }

    /** Returns the name as OWASP writes it: {@code Prompt Injection}. */
    public String title() {
        return title;
    }

    @Override
    public String toString() {
        return id + " " + title;
    }
}
