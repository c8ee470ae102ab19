/**
 * The verifiable instructions of IFEval (J. Zhou et al., Instruction-Following Evaluation for Large Language Models,
 * arXiv:2311.07911) as checks of a response, strict and loose. Pure.
 */
@NullMarked
package io.github.junitllm.assertions.instruction;

import org.jspecify.annotations.NullMarked;
